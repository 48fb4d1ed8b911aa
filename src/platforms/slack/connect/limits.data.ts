/** Slack's limits, each with the page that states it. Characters are UTF-16 units where Slack does not say. */
export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocksPerMessage: 50,
  /**
   * Slack refuses about 13,200 characters of blocks with `msg_blocks_too_long` and counts the containers too; no page
   * says how (github.com/slackapi/bolt-js/issues/2509 and 2867). Counted here as bytes of the blocks' JSON.
   */
  bytesPerMessage: 11_000,
  /** For one menu: less than a whole message, so that other blocks fit beside it. */
  bytesPerMenu: 8_000,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: "no more than 4,000 characters" advised */
  text: 4_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block: rows, the head included; characters of all cells */
  tableRows: 100,
  tableText: 10_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionDescription: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block: block_id and action_id */
  blockId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/rich-text-element-types (link) */
  url: 3_000,
  /** https://docs.slack.dev/reference/views/modal-views */
  modalTitle: 24,
  privateMetadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block: label and hint */
  label: 2_000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction: response_url, five times in 30 minutes */
  responses: 5,
} as const

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: only these three, only in text objects. */
export const entities: readonly (readonly [RegExp, string])[] = [
  [/&/g, '&amp;'],
  [/</g, '&lt;'],
  [/>/g, '&gt;'],
]
