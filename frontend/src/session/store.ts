import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { del, get, post } from '@/api/client'
import type { Session } from '@/api/types'

/** Who is signed in and what they may do. The server enforces it; the page only hides what would be refused. */
export const useSession = defineStore('session', () => {
  const session = ref<Session>()
  let asked: Promise<void> | undefined

  /** Asks once; everyone else waits for the same answer. */
  function know(): Promise<void> {
    asked ??= get<Session | undefined>('/api/session').then(
      (found) => { session.value = found },
      (error: unknown) => {
        asked = undefined
        throw error
      },
    )
    return asked
  }

  async function signIn(login: string, password: string): Promise<void> {
    session.value = await post<Session>('/api/session', { body: { login, password } })
    asked = Promise.resolve()
  }

  async function signOut(): Promise<void> {
    await del('/api/session').catch(() => undefined)
    forget()
  }

  function forget(): void {
    session.value = undefined
  }

  const may = (permission: Session['permissions'][number]): boolean => session.value?.permissions.includes(permission) ?? false
  const homeArea = computed(() => session.value?.areas[0]?.code)
  return { session, know, signIn, signOut, forget, may, homeArea }
})
