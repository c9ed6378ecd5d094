/** Members are not content with the group or with how it is run. */
export const COMPLAINT: readonly string[] = [
  '投诉',
  '太吵',
  '刷屏',
  '退群',
  '没人管',
  '广告太多',
  'too noisy',
  'leaving this group',
  'unfair',
  'nobody moderates',
]
