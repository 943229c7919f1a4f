import { createI18n } from 'vue-i18n'
import en from './en'
import zh from './zh'

export const LOCALES = ['zh', 'en'] as const
export type Locale = (typeof LOCALES)[number]
const KEY = 'onegrid.locale'

function remembered(): Locale {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
}

export const i18n = createI18n({ legacy: false, locale: remembered(), fallbackLocale: 'zh', messages: { zh, en } })

export function setLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale)
  i18n.global.locale.value = locale
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
}
