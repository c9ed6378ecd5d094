/** Words that say nothing of what a message is about, normalised: lower case, simplified Chinese, without apostrophes. */

const ENGLISH = `
a about above actually after again against ago all almost already also although always am an and another any anybody
anyone anything anyway are aren around as ask at away back bad be because been before being below best better between
big bit both but by call came can cannot cant come could couldn couldnt course day days did didn didnt different do does
doesn doesnt doing don done dont down each edited either else end enough even ever every everyone everything exactly
example few find fine first for found from full further gave get gets getting give go goes going gonna good got great
guess guys had hadn happen happens hard has hasn have haven having he heard hello help her here hers hey hi him himself
his hmm hope how however http https idea if im in inside instead into is isn isnt issue it its itself ive just keep kind
know known last later least less let lets like likely line little ll lol long look looking looks lot lots made mainly
make makes making many may maybe me mean means might mine more most much must my myself name need needed needs never new
next nice no nobody none nope nor not nothing now of off often oh ok okay old on once one ones only or other others our
ours out over own part people perhaps please pm point possible pretty probably problem put question quite rather re read
really reason right said same saw say saying says second see seem seems seen set several shall she should shouldn show
side simply since small so some somebody someone something sometimes somewhere soon sorry sort still stuff such sure take
taken tell thank thanks that thats the their theirs them themselves then there theres these they theyre thing things
think thinking this those though thought through time times to today together told tomorrow too took tried true try
trying two type under understand until up upon us use used useful user users uses using usually ve version very via want
wanted wants was wasn way ways we week well went were weren what whatever whats when where whether which while who whole
whom whose why will wish with within without won wont word words work worked working works would wouldn wouldnt write
wrong yeah year years yep yes yesterday yet you your youre yours yourself thx haha www com org io
`

const CHINESE = `
一下 一个 一些 一切 一句 一天 一定 一直 一样 一次 一点 一种 一般 一起 一边 一遍 三个 上午 上去 上面 下午 下去 下来 下面 不了 不会 不但 不到 不仅
不再 不行 不同 不够 不大 不太 不好 不如 不对 不少 不得 不想 不懂 不是 不用 不知 不知道 不能 不要 不让 不论 不过 不错 不需 与其 两个 个人 中午 为了 为什么 为何
主要 之前 之后 之间 也是 也许 了解 事情 于是 什么 什么样 今天 今年 今晚 从来 他们 他的 以上 以下 以前 以及 以后 以为 任何 似乎 但是 何时 作为 你们 你好
你的 使用 例如 依然 俩 保持 倒是 假如 做 偶尔 先 全部 全都 其中 其他 其它 其实 其次 具体 内容 再 再说 几个 几乎 几天 分别 刚 刚刚 刚才 到底 则 加油 包括
十分 即使 却 原因 原来 又 及 反正 发 发现 变 另外 只 只是 只有 只要 只能 叫 可 可以 可是 可能 各位 各种 同样 同时 后来 后面 吗 否则 呀 呢 周 呵呵 咋 咱 咱们
哈 哈哈 哈哈哈 哈哈哈哈 哎 哦 哪 哪个 哪些 哪儿 哪里 啊 啥 嗯 嗯嗯 嘛 嘿嘿 因为 因此 图片 在于 地方 基本 处 多 多少 大 大家 大概 大约 天 太 好 好几 好像 好吧 好多 好的 好
如何 如果 如此 始终 它们 完全 完了 家 对 对于 对吧 对方 将 小时 尤其 就 就是 就算 就要 尽量 属于 左右 已 已经 希望 干嘛 年 并 并且 应该 开始 当 当时 当然
很 很多 很少 得 必须 忘 怎么 怎么办 怎么样 怎样 总 总之 总是 情况 想 意思 感觉 感谢 我们 我的 或 或者 所以 所有 所谓 手 才 打 把 找 拿 按 挺 据 接着 收到 放 整个 方式 方面 无 无法
无论 既 既然 日 早上 时 时候 时间 明天 明年 明白 昨天 是不是 是否 是的 显示 晚上 晚安 普通 最 最后 最多 最好 最近 有 有些 有人 有所 有时 有时候 有没有 有点 有的 有着 朋友 本 本来
来 来说 来着 某 某些 根本 样子 正 正在 正好 此 毕竟 没 没事 没什么 没有 没法 点 然后 然而 特别 现在 理解 甚至 用 由于 的话 目前 直接 直到 相关 看 看到 看看 看来 真 真是 真的 真正
着 知道 确实 种 稍微 突然 第一 第二 第一次 简单 算 算是 类似 结果 给 继续 罢了 老 考虑 而 而且 而已 而是 肯定 能 能够 能不能 自己 自然 行 表情 表示 视频 觉得 认为 认识 让 记得 许多 话 该
语音 说 说话 说明 说的 请 请问 谁 谢谢 起来 越来越 跟 路 较 过 过去 过来 还 还会 还好 还有 还是 还要 这 这个 这么 这些 这儿 这样 这种 这边 这里 进行 进去 进来 连 通过 遇到
那 那个 那么 那些 那儿 那样 那种 那边 那里 都 都是 里面 重新 除了 难道 非常 需要 顺便 首先 麻烦 早安 早上好 大家好 多谢 辛苦 辛苦了 欢迎 老师们 群里 群主 一张 一只 小伙伴 亲 亲们
出来 出去 出现 回来 回去 回复 回家 上来 东西 问题 问 问问 问下 不客气 没关系 没问题 行吧 好嘞 好滴 谢啦 太多 比较 比如 比如说 有个 个 都有 都会 就会 只会 也会 也有 也要 也不 我要 你要
要 要是 要不 要不是 会 会不会 想要 想问 求 收 转 发送 撤回 消息 链接 文件 今天上午 今天下午 星期 礼拜 月 号 个月 分钟 秒 点钟 年前 前 后 内 中 外 里 上 下
`

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${CHINESE}`.split(/\s+/).filter(Boolean))
