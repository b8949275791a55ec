// Reference evaluation of the roster: a pure function of a set of commits, no clock, no arrival order.
// commit: {id, device, prev:[ids], auth: grantId|null, st?: statement}. Member id = public key of the member's first device.
export const RANK = { root: 0, coordinator: 1, ambassador: 2, member: 3, lead: 3, organiser: 3 }
export const evaluate = (commits) => {
  const byId = new Map(commits.map((c) => [c.id, c])),
    links = new Map(),
    grants = new Map()
  const raw = new Map(),
    rank = (g) => RANK[g.role]
  for (const c of commits) {
    const s = c.st
    if (!s) continue
    if (s.k === 'found') raw.set(c.id, { id: c.id, c, member: s.member, role: 'root', after: [] })
    if (s.k === 'admit') raw.set(c.id, { id: c.id, c, member: s.member, role: 'member', after: s.after || [] })
    if (s.k === 'grant' && s.role in RANK)
      raw.set(c.id, { id: c.id, c, member: s.member, role: s.role, scope: s.scope, after: s.after || [] })
    if (s.k === 'link') {
      const k = s.dev + '|' + s.member
      links.set(k, [...(links.get(k) || []), c])
    }
  } // carries the new device's own signature
  // is d a device of m? ok(link) filters the links; more links can only help, so nothing is undone later
  const linked = (d, m, ok, n = 0) =>
    d === m || (n < 8 && (links.get(d + '|' + m) || []).some((l) => ok(l) && linked(l.device, m, ok, n + 1)))
  const over = (a, d, m, n = 0) =>
    n < 8 && d !== m && (links.get(d + '|' + m) || []).some((l) => l.device === a || over(a, l.device, m, n + 1)) // a linked d, directly or not
  // A. form: what can be said of a commit without asking whether anything was revoked. Hash references cannot form a loop.
  const formed = new Map()
  const form = (c) => {
    if (formed.has(c.id)) return formed.get(c.id)
    formed.set(c.id, false)
    const v = c.st?.k === 'found' || form1(c)
    formed.set(c.id, v)
    return v
  }
  const form1 = (c) => {
    const g = raw.get(c.auth)
    if (!g || !form(g.c) || !linked(c.device, g.member, () => true)) return false
    const s = c.st,
      R = rank(g)
    if (!s) return true
    if (s.k === 'admit') {
      const i = s.via && byId.get(s.via)
      return s.via ? !!i && i.st?.k === 'invite' && form(i) : R <= 2
    }
    if (s.k === 'grant') return s.role in RANK && R <= 2 && (R < RANK[s.role] || (R === RANK[s.role] && R <= 1))
    if (s.k === 'invite') return R <= 2
    if (s.k === 'revoke') return R <= 2 || !!s.device
    return true
  }
  for (const [id, g] of raw) if (form(g.c)) grants.set(id, g)
  const revs = commits.filter((c) => c.st?.k === 'revoke' && form(c))
  const isAnc = (h, g) => {
    for (let x = grants.get(g.c.auth); x; x = grants.get(x.c.auth)) if (x === h) return true
    return false
  }
  const above = (h, g) => rank(h) <= 2 && (rank(h) < rank(g) || (rank(h) === rank(g) && rank(g) <= 1 && isAnc(h, g)))
  const closure = new Map()
  const inCut = (r, c) => {
    let s = closure.get(r.id)
    if (!s) {
      s = new Set()
      const q = [...r.st.cut]
      while (q.length) {
        const i = q.pop()
        if (s.has(i)) continue
        s.add(i)
        const x = byId.get(i)
        if (x) for (const p of x.prev) if (byId.get(p)?.device === x.device) q.push(p)
      }
      closure.set(r.id, s)
    }
    return s.has(c.id)
  }
  // B. standing: recursion only goes to grants strictly above, so it ends.
  const memo = new Map()
  let cycles = 0
  const survives = (x, g) => {
    const H = revs.filter((r) => {
      const s = r.st,
        h = grants.get(r.auth)
      if (r === x || s.invite) return false
      const hit = s.device
        ? s.device === x.device &&
          (above(h, g) || (h === g && over(r.device, x.device, g.member) && !over(x.device, r.device, g.member)))
        : s.member === g.member &&
          (!s.role || (s.role === g.role && s.scope === g.scope)) &&
          above(h, g) &&
          !g.after.includes(r.id)
      return hit && effective(r)
    })
    return H.every((r) => inCut(r, x) || H.some((y) => y !== r && (y.st.replaces || []).includes(r.id)))
  }
  const effective = (c) => {
    const m = memo.get(c.id)
    if (m === true || m === false) return m
    if (m === 'busy') {
      cycles++
      return false
    }
    memo.set(c.id, 'busy')
    const v = c.st?.k === 'found' || (form(c) && eff(c))
    memo.set(c.id, v)
    return v
  }
  const eff = (c) => {
    const g = grants.get(c.auth),
      s = c.st
    if (!effective(g.c)) return false // the grant it names stands
    if (s?.k === 'admit' && s.via) {
      const i = byId.get(s.via),
        gi = grants.get(i.auth)
      if (!effective(i)) return false
      if (
        revs.some((r) => {
          const h = grants.get(r.auth)
          return r.st.invite === i.id && (h === gi || above(h, gi)) && !(r.st.keep || []).includes(c.id) && effective(r)
        })
      )
        return false
    }
    return survives(c, g) && linked(c.device, g.member, (l) => survives(l, g))
  } // nobody above cut it, nor the links that lead to its device
  const out = new Set()
  for (const c of commits) if (effective(c)) out.add(c.id)
  return { out, cycles, grants }
}
