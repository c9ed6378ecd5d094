/** Who talks about what on the stage: invented people, groups and words in both languages. */
export interface Cast {
  readonly surnames: readonly string[]
  readonly given: readonly string[]
  readonly join: string
  readonly teachers: readonly string[]
  readonly talk: readonly string[]
  readonly answers: readonly string[]
  readonly questions: readonly string[]
  readonly reviews: readonly string[]
  readonly ads: readonly string[]
  readonly floods: readonly string[]
  readonly emojis: readonly string[]
}

export const CHINESE: Cast = {
  surnames: ['林', '苏', '沈', '顾', '江', '白', '叶', '陆', '程', '温', '许', '韩', '钟', '蓝', '秦', '孟'],
  given: [
    '小满',
    '青禾',
    '一舟',
    '知夏',
    '未晚',
    '远山',
    '听雨',
    '初一',
    '南风',
    '北辰',
    '星野',
    '拾光',
    '清欢',
    '木木',
    '阿梨',
    '小北',
    '朝露',
    '云起',
  ],
  join: '',
  teachers: ['林老师', '苏老师', '沈老师', '顾老师', '江老师', '叶老师', '陆老师', '温老师'],
  talk: [
    '今天早上在河边拍了一组逆光，雾还没散，光很软',
    '第三章讲取景的那段我读了两遍，原来减法比加法难',
    '周末有人一起去老城区扫街吗？',
    '手机拍的也算作业吧，我手上只有手机',
    '这张的地平线是不是有点斜',
    '昨天那个雨夜的路灯真好看，可惜快门慢了',
    '同意，先把主体想清楚再按快门',
    '我发现站低一点，画面就安静了',
    '打卡第 12 天，读到第 86 页',
    '有没有适合新手的五十毫米练习？',
    '早上好，今天多云，适合拍人像',
    '这一页讲的“等待”，我在菜市场体会到了',
    '把窗帘拉上一半，侧光就有了',
    '老师点评得很细，我回去重新裁了一下',
    '黑白的好像更能看出层次',
    '今晚共读我可能晚到十分钟',
    '谢谢大家的建议，重拍了一张，这次把背景收干净了',
    '第一次参加，请多关照',
    '拍照的时候总觉得太阳在跟我作对',
    '收到，这周的作业我周五交',
  ],
  answers: [
    '可以的，先从一盏灯开始练',
    '把曝光补偿往下调一档试试',
    '我也遇到过，换个角度就好了',
    '第 45 页有个例子，可以对照看看',
    '群文件里有一份清单，照着拍一遍就明白了',
  ],
  questions: [
    '共读要收费吗？',
    '请问怎么报名下一期？',
    '点评多少钱一次？',
    '新人从哪一章开始读比较好？',
    '作业一定要用相机拍吗？',
    '周日几点开始？',
  ],
  reviews: [
    '这周的书评：作者把“等待”写得很具体，不是干等，而是先想好画面里缺什么，再等它走进来。我照着在路口站了半小时，拍到一张喜欢的。',
    '读后感：以前总想把东西都装进画面，这一章让我学会先拿掉三样东西。附上一组前后对比，欢迎点评。',
    '作品交流：三张一组，主题是“回家的路”。第一张交代环境，第二张给细节，第三张留白，拍摄思路写在图里了，请大家看看构图分析对不对。',
  ],
  ads: [
    '加微信领免费课程，前 50 名，名额有限',
    '兼职日结，在家就能做，扫码进群了解',
    '代理招募，躺赚返利，私聊领取',
  ],
  floods: ['在吗', '有人吗', '看我', '快来', '哈哈哈', '顶一下', '再顶', '最后一次', '真的最后一次', '好吧'],
  emojis: ['👍', '❤️', '🌹'],
}

export const ENGLISH: Cast = {
  surnames: ['Hale', 'Moss', 'Reed', 'Lark', 'Vance', 'Quill', 'Thorne', 'Wilde', 'Brook', 'Ash'],
  given: [
    'Wren',
    'Alder',
    'Juno',
    'Tamsin',
    'Odo',
    'Linnet',
    'Perrin',
    'Sorrel',
    'Bram',
    'Ivo',
    'Maris',
    'Fenn',
  ],
  join: ' ',
  teachers: ['docs/start', 'docs/themes', 'docs/plugins', 'docs/deploy'],
  talk: [
    'The new cache cut my build from 40 seconds to 6',
    'I keep my drafts in a folder of their own, works well with the watcher',
    'Anyone else see the port being taken after a crash?',
    'Bisected it down to the change in the front matter parser',
    'The nightly works again, thanks for the quick fix',
    'I wrote a guide for moving from the old layout, comments are welcome',
    'Opened a pull request for the broken anchor links',
    'Is there a way to list all pages that have no description?',
    'Release notes look good to me',
    'The dark theme has too little contrast in code blocks',
    'I can take the Windows path issue this week',
    'Documentation for hooks could use one more example',
  ],
  answers: [
    'Set the base path in the config, then it works',
    'That was fixed in the last release, please update',
    'Use the --drafts flag for that',
    'There is an example in the plugins chapter',
    'Can you post the full log?',
  ],
  questions: [
    'Is it free of charge for commercial use?',
    'Which licence is it under?',
    'How do I change the base path?',
    'What does the watcher do on a network drive?',
    'Does it cost anything to host it?',
  ],
  reviews: [
    'I opened a PR that makes incremental builds keep the asset graph: 6 s instead of 40 s on our site, with a test for renamed files.',
    'I wrote a guide about deploying to a plain server with nothing but rsync, including the redirects. Comments are welcome.',
    'Fixed in the plugin: images without a size no longer shift the page, and there is a benchmark for it in the pull request.',
  ],
  ads: [
    'Limited offer: seo services that boost your traffic, dm me for details',
    'Guaranteed profit with our crypto signals, join my channel',
  ],
  floods: ['hello', 'anyone', 'here', '??', 'please', 'bump', 'bump again', 'last one', 'really', 'ok'],
  emojis: ['👍', '🎉', '❤️'],
}
