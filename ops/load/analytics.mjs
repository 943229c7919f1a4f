// Analyses over millions of incidents: fills an instance and measures it. Started by ops/load/analytics.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'

const { values: options, positionals: [what] } = parseArgs({
  allowPositionals: true,
  options: { incidents: { type: 'string', default: '10000000' }, homes: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' }, json: { type: 'string' }, only: { type: 'string' }, settled: { type: 'boolean', default: false } },
})
const server = process.env.ONEGRID_URL
const DAY = 86_400_000
const TICKS = 100
const say = (text) => process.stderr.write(`[analytics] ${new Date().toISOString().slice(11, 19)} ${text}\n`)
const psql = (sql) => execFileSync('psql', ['-qXAt', '-v', 'ON_ERROR_STOP=1', '-d', process.env.ONEGRID_PSQL], { input: sql, maxBuffer: 1 << 28 }).toString().trim()
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

function fill() {
  const wanted = Number(options.incidents)
  const homes = Number(options.homes)
  const have = Number(psql('select count(*) from incident'))
  if (have > 200_000) throw new Error(`there are ${have} incidents already; fill an instance that holds the demo only`)
  const copies = Math.ceil(wanted / have) - 1
  const indexes = psql(`select indexname || '|' || indexdef from pg_indexes where tablename = 'incident'
    and indexname not in ('incident_pkey')`).split('\n').map((line) => { const [name, definition] = line.split(/\|(.*)/s); return { name, definition } })
  say(`${have} incidents, ${copies} copies of each; ${indexes.length} indexes are made anew afterwards`)
  psql(indexes.map(({ name }) => `drop index ${name};`).join('\n'))
  // In the order of their reports, as they would have come in; each at the place of its original, some hours beside it.
  psql(`
    set work_mem = '1GB';
    set synchronous_commit = off;
    create temporary table shifted as
      select i.id as original, i.reported_at - make_interval(secs => (1006.0 * 86400 / ${copies}) * n + mod(i.id * 7919 + n * 104729, 36000)) - i.reported_at as by,
             i.reported_at - make_interval(secs => (1006.0 * 86400 / ${copies}) * n + mod(i.id * 7919 + n * 104729, 36000)) as reported
      from incident i, generate_series(1, ${copies}) n
      where i.rehearsal_id is null;
    insert into incident (id, code, area_id, area_path, category, severity, status, version, channel, title, holder, geom,
        reported_at, accepted_at, dispatched_at, arrived_at, handled_at, closed_at, changed_at, arrive_by, due_at)
    select nextval('incident_id'), 'SJ' || to_char(s.reported, 'YYYYMMDD') || lpad(cast(row_number() over (order by s.reported) as text), 9, '0'),
           area_id, area_path, category, severity, case when s.reported < now() - interval '30 days' and open then 'closed' else status end,
           version, channel, title, holder, geom,
           i.reported_at + by, accepted_at + by, dispatched_at + by, arrived_at + by, handled_at + by,
           case when s.reported < now() - interval '30 days' and open then i.reported_at + by + interval '9 days' else closed_at + by end,
           changed_at + by, arrive_by + by, due_at + by
    from shifted s join incident i on i.id = s.original
    order by s.reported limit ${wanted - have};`)
  say('indexes')
  for (const { definition } of indexes) psql(`set maintenance_work_mem = '1GB'; ${definition}`)
  const dwellings = Number(psql(`select count(*) from element where layer = 'person'`))
  const times = Math.ceil(homes / dwellings) - 1
  say(`${dwellings} dwellings, ${times} copies of each`)
  if (times > 0) {
    psql(`
      with made as (
        insert into element (layer, code, kind, name, attrs, geom)
        select layer, code || '-' || n, kind, name, attrs, geom from element, generate_series(1, ${times}) n where layer = 'person'
        returning id, code)
      insert into element_home (element_id, area_id)
      select made.id, home.area_id from made
      join element original on original.layer = 'person' and original.code = regexp_replace(made.code, '-[0-9]+$', '')
      join element_home home on home.element_id = original.id;`)
  }
  say('a judgement of the public on every fourth case that is closed')
  psql(`insert into incident_rating (incident_id, source, score, at)
    select id, 'public', 1 + mod(id / 4, 5), closed_at + interval '1 day' from incident
    where mod(id, 4) = 0 and closed_at < now() - interval '1 day' on conflict do nothing;`)
  for (const table of ['incident', 'incident_rating', 'element', 'element_home']) psql(`vacuum analyze ${table}`)
  say(psql(`select count(*) || ' incidents from ' || min(reported_at) || ' to ' || max(reported_at) || ', '
    || pg_size_pretty(pg_total_relation_size('incident')) from incident`))
}

/** Seconds of processor time that a process and its threads have used. */
function used(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

function parentOf(pid) {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[1])
}

/** The database's processes, by the process of the cluster above them. */
const postmaster = Number(psql("select pg_backend_pid() as pid \\gset\n\\setenv PID :pid\n\\! awk '{print $4}' /proc/$PID/stat"))
function databaseUsed() {
  let sum = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try { if (parentOf(name) === postmaster) sum += used(name) } catch { /* it has ended */ }
  }
  return sum
}

const headers = (token) => ({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' })
async function ask(definition, token = process.env.ONEGRID_TOKEN) {
  const begun = performance.now()
  let response = await fetch(`${server}/api/analytics/jobs`, { method: 'POST', headers: headers(token), body: JSON.stringify(definition) })
  if (response.status === 429 || response.status === 503) throw new Error(await response.text())
  let job = await response.json()
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20))
    response = await fetch(`${server}/api/analytics/jobs/${job.id}`, { headers: headers(token) })
    job = await response.json()
  }
  if (job.state !== 'done') throw new Error(JSON.stringify(job))
  const result = await (await fetch(`${server}/api/analytics/results/${job.id}`, { headers: headers(token) })).json()
  return { seconds: (performance.now() - begun) / 1_000, n: result.total.values.n, result }
}

const date = (back) => new Date(Date.now() - back * DAY).toISOString().slice(0, 10)

/** Days of the last three years that are packed; the rest is read from the incidents. */
const packed = () => Number(psql(`select count(distinct day) from case_pack p where day > now() - interval '1096 days'
  and not exists (select from case_pack_outdated o where o.day = p.day)`))

/** Waits until nothing more is packed. */
async function settled() {
  for (let before = -1, now = packed(); now > before || now === 0; before = now, now = packed()) {
    say(`${now} days are packed`)
    await new Promise((resolve) => setTimeout(resolve, 65_000))
  }
}

async function heapMegabytes() {
  const text = await (await fetch(`${server}/actuator/prometheus`, { headers: headers(process.env.ONEGRID_TOKEN) })).text()
  return [...text.matchAll(/^jvm_memory_used_bytes\{area="heap".*\} (\S+)$/gm)].reduce((sum, [, bytes]) => sum + Number(bytes), 0) / 2 ** 20
}

// the last weeks are thinner than the rest, for nothing was copied onto them
const SPANS = { 'one month': [430, 400], 'three years': [1_095, 0] }
const SURFACE = { cellMeters: 50, bandwidthMeters: 400 }
const MAPS = {
  'response time by grid': { kind: 'response-time', level: 'grid', wish: {} },
  'response time by grid, evenings': { kind: 'response-time', level: 'grid', wish: {}, filters: { hours: { from: 18, to: 23 } } },
  'response time by grid, two categories': { kind: 'response-time', level: 'grid', wish: {}, filters: { categories: ['1010', '2'] } },
  'response time by grid, command tree': { kind: 'response-time', level: 'grid', tree: 'command', wish: {} },
  'response time by grid, boundaries of then': { kind: 'response-time', level: 'grid', boundaries: 'then', wish: {} },
  'time to close by grid': { kind: 'response-time', level: 'grid', wish: { phase: 'total' } },
  'share in time by grid': { kind: 'response-time', level: 'grid', wish: { figure: 'share-within' } },
  'response time, surface': { kind: 'response-time', level: 'community', wish: { surface: SURFACE } },
  'response time by community, by month': { kind: 'response-time', level: 'community', wish: {}, frames: 'month' },
  'density per 1,000 households by grid': { kind: 'density', level: 'grid', wish: {} },
  'density per 1,000 households, surface': { kind: 'density', level: 'community', wish: { surface: SURFACE } },
  'density per km², surface': { kind: 'density', level: 'community', wish: { per: 'km2', surface: SURFACE } },
  'hot spots by grid': { kind: 'hot-spots', level: 'grid', wish: {} },
  'closed at community level': { kind: 'closed-at-community', level: 'community', wish: {} },
  'satisfaction by community': { kind: 'satisfaction', level: 'community', wish: {} },
}
// these look at the state of now, or at a month at most
const OF_NOW = {
  'coverage on foot by community': (k) => ({ kind: 'coverage', level: 'community', wish: { mode: 'walk', sources: { elements: ['fire', 'service-centre'] }, minutes: [5, 10, 15 + k] } }),
  'staffing by grid': (k) => ({ kind: 'staffing', level: 'grid', wish: { householdsPerWorker: 200 + k } }),
  'patrols by grid': (k) => ({ kind: 'patrol', level: 'grid', wish: {}, window: { from: date(30 - (k % 20)), to: date(0) } }),
}

async function measure() {
  const rounds = Number(options.rounds)
  const area = (await (await fetch(`${server}/api/areas?level=district`, { headers: headers(process.env.ONEGRID_TOKEN) })).json()).features[0].properties.code
  if (options.settled) await settled()
  say(`${packed()} days of three years are packed`)
  await ask({ area, kind: 'response-time', level: 'grid', wish: { surface: SURFACE }, window: { from: date(3), to: date(1) } })
  let heap = 0
  const watching = setInterval(() => heapMegabytes().then((megabytes) => { heap = Math.max(heap, megabytes) }, () => {}), 200)
  const rows = []
  const measured = async (map, span, question) => {
    if (options.only && !new RegExp(options.only).test(`${map}, ${span}`)) return
    const taken = []
    let n = 0
    const server0 = used(process.env.ONEGRID_SERVER_PID)
    const database0 = databaseUsed()
    heap = 0
    for (let round = 0; round < rounds; round++) {
      const answer = await ask(question(round))
      taken.push(answer.seconds)
      n = answer.n
    }
    const row = { map, span, n, seconds: median(taken), most: Math.max(...taken), server: (used(process.env.ONEGRID_SERVER_PID) - server0) / rounds, database: (databaseUsed() - database0) / rounds, heap, load: loadavg()[0] }
    rows.push(row)
    say(JSON.stringify(row))
  }
  for (const [span, [days, until]] of Object.entries(SPANS)) {
    for (const [map, question] of Object.entries(MAPS)) {
      // another first day each time: another question
      const salt = Math.floor(Math.random() * 20)
      await measured(map, span, (round) => ({ ...question, area, window: { from: date(days - round - salt), to: date(Math.max(0, until - round - (until > 0 ? salt : 0))) } }))
    }
    if (options.only) continue
    const plain = []
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      psql(`select a.code, percentile_disc(array[0.5, 0.9]) within group (order by arrived_at - reported_at)
        from incident i join area a on a.level = 'grid' and i.area_id = a.id
        where i.reported_at >= '${date(days - round)}' and i.reported_at < '${date(until - 1)}' and i.arrived_at is not null group by a.code`)
      plain.push((performance.now() - begun) / 1_000)
    }
    rows.push({ map: 'PostgreSQL alone: two quantiles by grid', span, seconds: median(plain), most: Math.max(...plain), load: loadavg()[0] })
    say(JSON.stringify(rows.at(-1)))
  }
  const salt = Math.floor(Math.random() * 10)
  for (const [map, question] of Object.entries(OF_NOW)) await measured(map, 'now', (round) => ({ ...question(salt + round), area }))
  clearInterval(watching)
  if (!options.only) rows.push(...(await together(area)))
  const peak = readFileSync(`/proc/${process.env.ONEGRID_SERVER_PID}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)
  say(`peak memory of the server's process ${peak ? Math.round(Number(peak[1]) / 1024) : '?'} MB`)
  console.log('| map | span | cases | median s | most s | server CPU s | database CPU s | heap MB | load |\n|---|---|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const f = (value) => (value === undefined ? '' : value.toFixed(2))
    console.log(`| ${row.map} | ${row.span} | ${row.n?.toLocaleString('en') ?? ''} | ${f(row.seconds)} | ${f(row.most)} | ${f(row.server)} | ${f(row.database)} | ${row.heap?.toFixed(0) ?? ''} | ${row.load.toFixed(1)} |`)
  }
  if (options.json) writeFileSync(options.json, JSON.stringify(rows, null, 1))
}

/** One person has as many maps of three years under way as he may; then four others ask for a month each: how long these wait. */
async function together(area) {
  const long = (k) => ({ area, kind: 'response-time', level: 'grid', wish: { limitMinutes: 20 + k }, window: { from: date(1_095), to: date(0) } })
  const month = (k) => ({ area, kind: 'response-time', level: 'grid', wish: { limitMinutes: 20 + k }, window: { from: date(430), to: date(400) } })
  const salt = Math.floor(Math.random() * 1_000)
  const alone = (await ask(long(salt))).seconds
  const busy = Array.from({ length: 18 }, (_, k) => ask(long(salt + 1 + k)))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const others = process.env.ONEGRID_TOKENS.split(/\s+/).map((token, k) => ask(month(salt + k), token))
  const waited = (await Promise.all(others)).map((one) => one.seconds)
  const all = (await Promise.all(busy)).map((one) => one.seconds)
  say(`together: others waited ${waited.map((s) => s.toFixed(2))}, the busy one ${all.map((s) => s.toFixed(2))}`)
  return [
    { map: 'response time by grid, alone', span: 'three years', seconds: alone, most: alone, load: loadavg()[0] },
    { map: 'the last of 18 of one person', span: 'three years', seconds: Math.max(...all), most: Math.max(...all), load: loadavg()[0] },
    { map: 'one each of four others beside these', span: 'one month', seconds: median(waited), most: Math.max(...waited), load: loadavg()[0] },
  ]
}

/** Coverage, siting and the split adviser as jobs, and stations dragged in a what-if session. */
async function decide() {
  const rounds = Number(options.rounds)
  const token = process.env.ONEGRID_TOKEN
  const call = async (method, path, body) => {
    const response = await fetch(`${server}/api/analytics${path}`, { method, headers: headers(token), body: body && JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return response.status === 204 ? null : response.json()
  }
  const area = (await (await fetch(`${server}/api/areas?level=district`, { headers: headers(token) })).json()).features[0].properties.code
  const posts = { elements: ['fire', 'police', 'police-post', 'service-centre', 'clinic', 'micro-point'] }
  const report = (name, seconds, note = '') => console.log(`| ${name} | ${(1_000 * median(seconds)).toFixed(0)} | ${(1_000 * Math.max(...seconds)).toFixed(0)} | ${note} |`)
  const homes = psql("select count(*) || ' dwellings' from element where layer = 'person'")
  console.log(`${homes}, load ${loadavg()[0].toFixed(1)}\n| question | median ms | most ms | |\n|---|---|---|---|`)
  const ofCommunities = (round) => ({ area, kind: 'coverage', level: 'community', wish: { sources: posts, mode: 'walk', minutes: [5, 10, 15 + round] } })
  const first = await ask(ofCommunities(40))
  report('coverage, the first', [first.seconds], 'roads, ground and doors are made')
  for (const mode of ['walk', 'car']) {
    const taken = []
    for (let round = 0; round < rounds + 1; round++) {
      const question = ofCommunities(round)
      taken.push((await ask({ ...question, wish: { ...question.wish, mode, groups: true } })).seconds)
    }
    report(`coverage by ${mode}, groups, bands`, taken.slice(1))
  }
  for (const [goal, wish] of Object.entries({ cover: { minutes: 10, new: 5 }, 'least-time': { new: 20 }, fewest: { minutes: 10, new: 20, share: 0.95 }, 'cover, capacity': { minutes: 10, new: 5, capacity: 20_000 } })) {
    const answers = []
    for (let round = 0; round < rounds; round++) {
      answers.push(await ask({ area, kind: 'siting', level: 'community', wish: { goal: goal.split(',')[0], mode: 'car', ...wish, candidates: { nodesEveryMeters: 300 + round } } }))
    }
    report(`siting: ${goal}`, answers.map((one) => one.seconds), JSON.stringify(answers[0].result.figures).slice(0, 160))
  }
  const largest = first.result.rows.reduce((a, b) => (b.values.households > a.values.households ? b : a))
  const splits = []
  for (let round = 0; round < rounds; round++) {
    splits.push(await ask({ area: largest.code, kind: 'split', wish: { targetHouseholds: 300 + round } }))
  }
  const { households, blocks } = splits[0].result.figures
  report('split of the largest community', splits.map((one) => one.seconds), `${households} households, ${blocks} blocks`)
  const session = await call('POST', '/what-if', { area, mode: 'car', minutes: [5, 10, 15], sources: posts })
  let { revision } = session
  for (const bands of [false, true]) {
    const taken = []
    for (let n = 0; n < 60 * rounds; n++) {
      const one = session.stations[n % session.stations.length]
      const move = [{ label: one.label, lng: one.lng + 0.004 * Math.sin(n), lat: one.lat + 0.004 * Math.cos(n) }]
      const begun = performance.now()
      revision = (await call('POST', `/what-if/${session.id}/moves`, { revision, move, bands })).revision
      taken.push((performance.now() - begun) / 1_000)
    }
    taken.sort((a, b) => a - b)
    report(`a station of ${session.stations.length} dragged${bands ? ', with bands' : ''}`, taken, `95 % within ${(1_000 * taken[Math.floor(taken.length * 0.95)]).toFixed(0)} ms`)
  }
  await call('DELETE', `/what-if/${session.id}`)
}

if (what === 'fill') fill()
else if (what === 'measure') await measure()
else if (what === 'decide') await decide()
else throw new Error('ops/load/analytics fill, measure or decide; --help')
