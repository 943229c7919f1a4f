import type { ResultLevel } from '../wire'

/** The areas whose gains are told: communities of a district or street, grids of a community. */
export const trialLevel = (of: string | undefined): ResultLevel => (of === 'community' || of === 'grid' ? 'grid' : 'community')
