import type { z } from 'zod'

/** The first things wrong with a request, for whoever writes a client: `rows.3.id 格式不对`. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.slice(0, 3).map(issue => `${issue.path.join('.') || '正文'} ${sentences[issue.code ?? ''] ?? '不对'}`).join('，')
}

const sentences: Readonly<Record<string, string>> = {
  invalid_type: '类型不对或缺少', too_big: '太大或太长', too_small: '太小或太短', invalid_format: '格式不对', invalid_value: '不是允许的值', invalid_union: '类型不对', unrecognized_keys: '有多余的内容',
}
