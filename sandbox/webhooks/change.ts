/** A phone number as webhooks name it in `metadata`. */
export interface PhoneNumber {
  phone_number_id: string
  display_phone_number: string
}

/** What a change of the field `messages` lists. */
export type MessagesList = 'statuses' | 'user_actions' | 'messages'

/** One update of a number: an item of a list of the field `messages`. */
export interface NumberChange {
  wabaId: string
  number: PhoneNumber
  list: MessagesList
  item: object
  /** Who it is about; the shape of old has none. */
  contact?: object
}

/** One update of a WABA, alone in its entry. */
export interface WabaChange {
  /** Not always the WABA: `MM_LITE_TERMS_SIGNED` has the business of the solution provider there. */
  entryId: string
  /** Unix seconds. */
  time: number
  field: string
  value: object
}

/** One update, as it is put into the body of a POST. */
export type Change = NumberChange | WabaChange
