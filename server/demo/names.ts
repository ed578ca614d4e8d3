/** Names and identity numbers of people who do not exist: common syllables joined by chance, numbers with a region code that is not in use. */
import type { Random } from './random.ts'

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐薛雷贺倪汤']
const first = [...'建志文国海永春晓玉红秀丽明德家佳思雨子若嘉俊振宏立新金'] as const
const second = [...'华伟芳敏静强磊军洋勇艳杰娟涛超霞平刚英辉玲鹏飞宁琳帆航欣怡然'] as const

/** A full name of two or three characters. */
export function personName(random: Random): string {
  return random.pick(surnames) + (random.chance(0.25) ? random.pick(second) : random.pick(first) + random.pick(second))
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/** An 18-digit number of the right form and check digit (GB 11643), region 990000, which no one holds. */
export function identityNumber(random: Random, birth: string, female: boolean): string {
  const order = random.between(0, 499) * 2 + (female ? 0 : 1)
  const body = `990000${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + (checkDigits[sum % 11] ?? '0')
}
