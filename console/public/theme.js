// Before anything is drawn: the theme and the language that were chosen here.
;(() => {
  const root = document.documentElement
  const chosen = localStorage.getItem('folkmoot.theme')
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'dark' : 'light'
  const language = localStorage.getItem('folkmoot.language') ?? navigator.language
  root.lang = language.startsWith('zh') ? 'zh-CN' : 'en'
})()
