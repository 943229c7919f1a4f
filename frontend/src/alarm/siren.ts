/** The part of an audio context that is used; the tests give a silent one. */
export type Audio = Pick<AudioContext, 'state' | 'currentTime' | 'destination' | 'createOscillator' | 'createGain' | 'resume' | 'close'>

export type SirenPorts = {
  audio(): Audio
  now(): number
  every(action: () => void, millis: number): () => void
  /** The sound can or cannot be heard, as far as the browser is concerned. */
  blocked(blocked: boolean): void
}

const BEEP_SECONDS = 0.22
const GAP_SECONDS = 0.08
/** Urgent at first; who has not come by then is reminded more seldom. Nothing sounds for ever at the same pitch of urgency. */
const URGENT_MILLIS = 60_000
const URGENT_EVERY_MILLIS = 4_000
const REMIND_EVERY_MILLIS = 20_000

/**
 * The alarm's sound, made here and not loaded. A browser lets a page sound only after somebody has touched it: until then
 * nothing is heard, and whoever asks is told so.
 */
export class Siren {
  private audio?: Audio
  private stopTimer?: () => void
  private since = 0
  private soundedAt = 0
  private severity = 4
  volume = 0.7
  muted = false

  constructor(private readonly ports: SirenPorts) {}

  /** Asks the browser again; call it when somebody touches the page. */
  async unlock(): Promise<void> {
    try {
      this.audio ??= this.ports.audio()
      // A browser that refuses never answers: what counts is the state afterwards.
      if (this.audio.state !== 'running') await Promise.race([this.audio.resume(), new Promise((done) => setTimeout(done, 300))])
    } catch {
      this.audio = undefined
    }
    this.ports.blocked(this.audio?.state !== 'running')
  }

  /** Sounds until `stop`, for what has been waiting since then. Called again it only changes how bad it is. */
  start(severity: number): void {
    this.severity = severity
    if (this.stopTimer !== undefined) return
    this.since = this.ports.now()
    this.sound()
    this.stopTimer = this.ports.every(() => {
      const now = this.ports.now()
      const pause = now - this.since < URGENT_MILLIS ? URGENT_EVERY_MILLIS : REMIND_EVERY_MILLIS
      if (now - this.soundedAt >= pause) this.sound()
    }, 500)
  }

  /** Urgent again: something new has come to what was waiting. */
  renew(): void {
    this.since = this.ports.now()
  }

  stop(): void {
    this.stopTimer?.()
    this.stopTimer = undefined
  }

  close(): void {
    this.stop()
    void this.audio?.close()
    this.audio = undefined
  }

  /** Once, to hear how loud it is. */
  sound(): void {
    this.soundedAt = this.ports.now()
    if (this.muted || this.volume === 0 || this.audio?.state !== 'running') return
    const tones = this.severity >= 4 ? [988, 740, 988, 740] : this.severity === 3 ? [880, 660, 880] : [660, 660]
    tones.forEach((tone, k) => this.beep(tone, k * (BEEP_SECONDS + GAP_SECONDS)))
  }

  private beep(hertz: number, delaySeconds: number): void {
    const { audio } = this
    if (audio === undefined) return
    const begin = audio.currentTime + delaySeconds
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.type = 'triangle'
    tone.frequency.value = hertz
    // Soft edges: a tone that starts at once cracks.
    loudness.gain.setValueAtTime(0, begin)
    loudness.gain.linearRampToValueAtTime(this.volume, begin + 0.02)
    loudness.gain.setValueAtTime(this.volume, begin + BEEP_SECONDS - 0.04)
    loudness.gain.linearRampToValueAtTime(0, begin + BEEP_SECONDS)
    tone.connect(loudness)
    loudness.connect(audio.destination)
    tone.onended = () => { tone.disconnect(); loudness.disconnect() }
    tone.start(begin)
    tone.stop(begin + BEEP_SECONDS)
  }
}
