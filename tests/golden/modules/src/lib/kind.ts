export enum Kind {
  Fruit = "fruit",
  Meat = "meat",
}
