import type mapToolsZh from './map.zh'

const mapTools: typeof mapToolsZh = {
  title: 'Map display', turn: 'View', left: 'Turn left', right: 'Turn right', steeper: 'More tilt', flatter: 'Less tilt', north: 'North up, usual view', figureOf: 'Figure of the columns', weightOf: 'Weight of the heat',
  mode: { flat: 'Flat', extruded: 'Columns', heat: 'Heat' },
  figure: { open: 'Open', overdue: 'Overdue', perHousehold: 'Open per 1,000 households' },
  unit: { open: 'cases / grid', overdue: 'cases / grid', perHousehold: 'cases / 1,000 households' },
  heat: { count: 'Density of open cases', severity: 'Weighted by severity', recent: 'Just reported' },
  heatUnit: { count: 'cases / km²', severity: 'weighted cases / km²', recent: 'faded cases / km²' },
  nGrids: 'n = {2} cases · {0} of {1} grids', nHouseholds: '{0} households', few: 'grey: {0} grids with fewer than {1} households, no rate', nHeat: 'n = {0} open cases', nRecent: 'n = {0} cases just reported (live)',
  columnMeaning: 'Fixed scale, the same for every area and hour; height is proportional to the value, full at {0} and above', heatMeaning: 'Fixed scale; Gaussian kernel density, σ = {0} m, full at {1}; closer in, single cases are shown', recentMeaning: 'Fixed scale; each case weighs half after every {1} minutes, Gaussian kernel density, σ = {0} m; without rehearsals and rejected cases',
}
export default mapTools
