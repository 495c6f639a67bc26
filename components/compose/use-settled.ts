'use client'

import { useEffect, useState } from 'react'

/** A value once it has not changed for a while. Values are told apart by their JSON. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value)
  const json = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(json) as Value), pauseMs)
    return () => clearTimeout(timer)
  }, [json, pauseMs])
  return settled
}
