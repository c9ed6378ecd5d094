import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import en from 'antd/es/locale/en_US'
import zh from 'antd/es/locale/zh_CN'
import { StrictMode, useMemo } from 'react'
import { useLanguage } from './locale/words.ts'
import { cspNonce } from './nonce.ts'
import { queries } from './query.ts'
import { router } from './router.ts'
import { themeOf, useShade } from './ui/theme.ts'
import { usePhone } from './ui/width.ts'

/** The whole console: look, language, what is remembered, and the page of the address. */
export function Console() {
  const shade = useShade()
  const phone = usePhone()
  const language = useLanguage()
  const theme = useMemo(() => themeOf(shade, phone), [shade, phone])
  return (
    <StrictMode>
      <ConfigProvider
        theme={theme}
        locale={language === 'zh-CN' ? zh : en}
        csp={{ nonce: cspNonce() }}
        button={{ autoInsertSpace: false }}
      >
        <App>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>
  )
}
