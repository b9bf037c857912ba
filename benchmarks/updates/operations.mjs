// The operations of js-framework-benchmark on 1,000 rows; `before` is not measured.
export const OPERATIONS = [
  { name: 'create 1,000 rows', act: 'create', before: ['clear'] },
  { name: 'append 1,000 rows', act: 'append', before: ['create'] },
  { name: 'update every 10th row', act: 'update', before: ['create'] },
  { name: 'select a row', act: 'select', before: ['create'] },
  { name: 'swap two rows', act: 'swap', before: ['create'] },
  { name: 'remove a row', act: 'remove', before: ['create'] },
  { name: 'clear 1,000 rows', act: 'clear', before: ['create'] },
  { name: 'a key typed beside 1,000 rows', act: 'type', before: ['create'] },
  { name: 'a key typed beside none', act: 'type', before: ['clear'] },
  { name: 'a toggle beside 1,000 rows', act: 'toggle', before: ['create'] },
  { name: 'a toggle beside none', act: 'toggle', before: ['clear'] },
]
