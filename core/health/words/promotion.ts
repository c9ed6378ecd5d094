/** Something is offered for sale or people are called elsewhere. */
export const PROMOTION: readonly string[] = [
  '优惠',
  '下单',
  '报名链接',
  '扫码',
  '限时',
  '原价',
  '加我微信',
  '推广',
  'discount',
  'buy now',
  'sign up here',
  'coupon',
  'limited offer',
  'promo',
]
