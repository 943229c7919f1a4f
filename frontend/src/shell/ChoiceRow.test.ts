import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, ref } from 'vue'
import ChoiceRow from './ChoiceRow.vue'

function shown(as: 'radio' | 'tab') {
  const value = ref<string>('b')
  const page = mount(defineComponent({
    components: { ChoiceRow },
    setup: () => ({ value, as, options: ['a', 'b', 'c'].map((one) => ({ value: one, text: one.toUpperCase() })) }),
    template: '<ChoiceRow :value="value" :options="options" :as="as" label="L" @choose="value = $event" />',
  }), { attachTo: document.body })
  return { page, value, key: (name: string) => page.get('[tabindex="0"]').trigger('keydown', { key: name }) }
}

it('is one stop of Tab; arrows go round, Home and End to the ends, and the focus goes along', async () => {
  const { page, value, key } = shown('radio')
  expect(page.findAll('[tabindex="0"]').map((one) => one.text())).toEqual(['B'])
  for (const [name, to] of [['ArrowRight', 'c'], ['ArrowRight', 'a'], ['ArrowLeft', 'c'], ['Home', 'a'], ['ArrowUp', 'c'], ['ArrowDown', 'a'], ['End', 'c']] as const) {
    await key(name)
    expect(value.value, name).toBe(to)
    expect(document.activeElement?.textContent, name).toBe(to.toUpperCase())
    expect(page.findAll('[aria-checked=true]').map((one) => one.text()), name).toEqual([to.toUpperCase()])
  }
  await key('x')
  expect(value.value).toBe('c')
  page.unmount()
})

it('says what it is', () => {
  const tabs = shown('tab').page
  expect(tabs.get('[role=tablist]').findAll('[role=tab]')).toHaveLength(3)
  expect(tabs.findAll('[aria-selected=true]')).toHaveLength(1)
  expect(tabs.findAll('[aria-checked]')).toHaveLength(0)
  tabs.unmount()
})
