"""What editors and `tsc` are told: `mpc.d.ts` for the language, the project's own constants, its scripts as TypeScript.

The functions of `mp` are declared beside their tables, in `targets/runtime/mp/*.d.ts`.
"""
