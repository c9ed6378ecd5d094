/** The charter of a community whose groups are kept by hand. */
export const HAND_KEPT_CHARTER = `
folkmoot: 1
name: 青藤读书会
purpose: 每周共读一本摄影书
language: zh-CN
timezone: Asia/Shanghai
groups:
  club: { for: 共读与点评 }
roles:
  manager: { duty: 值班 }
words:
  ads: [加微信领资料]
onboarding:
  welcome: { say: '欢迎 {members}！每周日晚八点共读，书单在群公告里。', gather: 1s, kinds: [club] }
rules:
  - id: no-ads
    title: 不发广告
    when: message
    if: "text.matches_list('ads')"
    do: [ recall ]
    escalate: { within: 24h, steps: [ warn, remove ] }
  - id: price
    title: 问价格
    when: message
    if: "text.matches_any(['多少钱'])"
    do: [ { reply: '会费每年 200 元' } ]
  - id: rules
    title: 问群规
    when: message
    if: "text.matches_any(['群规'])"
    do:
      - say: |
          一、只聊书和照片，别的话题请到隔壁闲聊群。
          二、发照片请写明相机、镜头和拍摄地点，转载请写明作者。
          三、点评先说好在哪里，再说可以怎样更好；不嘲笑任何人的第一张照片。
          四、每周日晚八点共读，没读完也欢迎来听。
          五、不发广告，不拉人进别的群，私信打扰别人的，一次提醒，两次请出。
          六、有事找值班，值班表在公告里：https://example.org/reading/club/duty/2026/november
  - id: lonely
    title: 有人难过
    when: message
    if: "text.matches_any(['不想读了'])"
    do: [ { tell: '最近还好吗？想聊聊的话，回复这条就行。' } ]
`
