// One page that makes every mistake the checks know.
export const shots = [{ name: 'wrong', url: '/pages/wrong' }]
