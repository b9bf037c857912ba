module.exports = { get Kind() { return Kind } }; const Kind = {
  Fruit: "fruit",
  Meat: "meat",
}
