/** A reading club for photography books. All names and texts are invented. */
import type { Beat, DemoScript } from './script.ts'

const flood: Beat[] = Array.from({ length: 10 }, (_, index) => ({
  at: 5_600 + index * 180,
  do: 'say',
  group: 'lobby',
  who: 'dudu',
  text: `${['在吗', '有人吗', '看到请回', '急急急', '冒个泡', '求回复', '还在吗', '哈喽', '真的很急', '来个人吧'][index] ?? '在吗'}～`,
}))

/** The same words in three groups: a manager is held to the rules as well. */
const announce = (at: number, text: string): Beat[] =>
  ['lobby', 'club', 'staff'].map((group, index) => ({
    at: at + index * 900,
    do: 'say',
    group,
    who: 'muyu',
    text,
  }))

export const READING_CLUB: DemoScript = {
  id: 'reading-club',
  charter: 'reading-club.zh-CN.yaml',
  reason: '演示社群开张',
  account: '内置聊天室',
  groups: [
    {
      native: 'lobby',
      name: '光影新人大厅',
      kind: 'lobby',
      values: { teacher: '陈望山' },
      people: ['shan', 'muyu', 'dudu', 'lanjing', 'qinghe', 'banxia', 'tuoni', 'yanmo'],
    },
    {
      native: 'club',
      name: '光影共读一班',
      kind: 'club',
      values: { teacher: '周以宁' },
      people: ['shan', 'muyu', 'zhouyi', 'lanjing', 'qinghe', 'banxia', 'yanmo', 'songzi', 'heitao'],
    },
    {
      native: 'staff',
      name: '光影值班室',
      kind: 'staff',
      values: { teacher: '陈望山' },
      people: ['shan', 'muyu', 'zhouyi'],
    },
  ],
  people: [
    { id: 'shan', name: '陈望山', role: 'owner' },
    { id: 'muyu', name: '沐雨', role: 'admin', holds: 'manager' },
    { id: 'zhouyi', name: '周以宁', role: 'admin', holds: 'manager' },
    { id: 'songzi', name: '松子', holds: 'creator' },
    { id: 'lanjing', name: '蓝鲸' },
    { id: 'qinghe', name: '青禾' },
    { id: 'banxia', name: '半夏' },
    { id: 'yanmo', name: '砚墨' },
    { id: 'heitao', name: '黑桃' },
    { id: 'dudu', name: '嘟嘟' },
    { id: 'tuoni', name: '驼铃' },
  ],
  newcomers: ['小满', '阿岚', '晓雾', '一禾', '知秋', '云杉', '夏至', '木棉', '听澜', '星野'],
  noisy: ['tuoni', 'dudu'],
  opening: [
    { at: 200, do: 'say', group: 'lobby', who: 'qinghe', text: '早，今天轮到谁分享？' },
    { at: 600, do: 'join', group: 'lobby', id: 'linxi', name: '林溪' },
    { at: 900, do: 'join', group: 'lobby', id: 'ajiu', name: '阿九' },
    {
      at: 1_500,
      do: 'say',
      group: 'club',
      who: 'lanjing',
      text: '第三章看完了，讲窗边光的那几页值得反复看。',
    },
    {
      at: 2_400,
      do: 'say',
      group: 'lobby',
      who: 'tuoni',
      text: '二手镜头清仓，内部优惠，加微信 gy_lens88 私聊领取券',
    },
    { at: 3_600, do: 'say', group: 'lobby', who: 'linxi', text: '帮助' },
    {
      at: 4_400,
      do: 'say',
      group: 'club',
      who: 'songzi',
      text: '交一篇书评：这一章最打动我的是“等”。作者为一束光等了四十分钟，快门只按一次。我把上周在楼道拍的三张重新裁过，构图分析写在图注里，欢迎挑毛病。',
    },
    { at: 5_000, do: 'react', group: 'club', who: 'banxia', to: 'songzi', emoji: '👍' },
    ...flood,
    { at: 7_900, do: 'say', group: 'lobby', who: 'ajiu', text: '请问共读要多少钱？怎么报名？' },
    {
      at: 9_200,
      do: 'say',
      group: 'club',
      who: 'shan',
      text: '我新开的修图课内部优惠，前十名免费领取素材包',
    },
    { at: 10_400, do: 'say', group: 'club', who: 'shan', text: '好吧，群主也一样被撤回了。规则就该这样。' },
    { at: 11_200, do: 'say', group: 'club', who: 'heitao', text: '哈哈，服气。' },
    ...announce(15_200, '周日下午两点在图书馆二楼量展墙，能来的请接龙报名。'),
    {
      at: 13_000,
      do: 'say',
      group: 'lobby',
      who: 'tuoni',
      text: '刚才那条没发出去，再说一次，代理招募，扫码进群就行',
    },
  ],
  talk: [
    {
      group: 'club',
      lines: [
        [0, '这周读到哪儿了？'],
        [1, '第五章，讲剪影那段。'],
        [2, '我卡在测光那里，中午的太阳怎么都过曝。'],
        [1, '试试对着天空测光再锁定，人就暗下去了。'],
        [2, '懂了，晚上去河边试。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [0, '昨晚雨停之后拍了一组路灯倒影。'],
        [1, '水洼那张好看，边角的落叶留得好。'],
        [0, '本来想裁掉，听你这么说就留着。'],
        [2, '落叶给了季节，别裁。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [0, '有没有人和我一样，越看书越不敢按快门？'],
        [1, '正常，先按，回家再挑。'],
        [2, '我给自己定了规矩：一次出门最多三十六张。'],
        [0, '像胶卷一样，好主意。'],
      ],
    },
    {
      group: 'lobby',
      lines: [
        [0, '新人报到，主要拍孩子和猫。'],
        [1, '欢迎，猫比孩子听话吗？'],
        [0, '都不听。'],
        [2, '那正好练抓拍，快门先放到五百分之一。'],
      ],
    },
    {
      group: 'lobby',
      lines: [
        [0, '用手机可以跟着读吗？'],
        [1, '当然可以，上一期的展里有一半是手机拍的。'],
        [0, '太好了，我先去把第一章看完。'],
      ],
    },
    {
      group: 'lobby',
      lines: [
        [0, '作业是周六前交对吧？'],
        [1, '对，三张一组，主题自己定。'],
        [2, '我准备拍楼下修鞋的师傅。'],
        [1, '记得先打招呼，聊熟了再拍。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [0, '黑白那一章，大家觉得现在还有必要吗？'],
        [1, '有，去掉颜色才看得见线条。'],
        [2, '我反过来，先拍彩色，黑白只拿来检查构图。'],
        [0, '这个办法记下了。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [0, '展览的场地有消息了吗？'],
        [1, '社区图书馆二楼可以借，墙长十二米。'],
        [2, '一人四张的话刚好。'],
        [1, '下周一起去量一下墙。'],
        [0, '算我一个。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [
          0,
          '作品交流：早市三张。第一张等了很久才等到蒸汽把人遮住一半，拍摄思路是让蒸汽当前景，你们看会不会太满？',
        ],
        [1, '第一张最好，第二张右边那根杆子可以再让一让。'],
        [0, '收到，回去再拍一次。'],
      ],
    },
    {
      group: 'lobby',
      lines: [
        [0, '三脚架要买多高的？'],
        [1, '撑开到眼睛就够，别买太轻的。'],
        [2, '楼上说得对，轻的一阵风就倒。'],
      ],
    },
    {
      group: 'club',
      lines: [
        [0, '今天的光真好，下班路上停了三次车。'],
        [1, '发来看看。'],
        [0, '回家挑两张，不许笑我歪。'],
        [2, '歪有歪的好。'],
      ],
    },
  ],
}
