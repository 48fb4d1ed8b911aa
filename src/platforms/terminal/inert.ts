// C0, DEL and C1 move the cursor or start an escape sequence; the directional controls can show words in another order.
const controls = /[\u0000-\u001f\u007f-\u009f]/g
const directions = /[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
const controlPictures = 0x2400
const deletePicture = '\u2421'

/** Makes third-party text harmless to a terminal: control characters become visible symbols. */
export const inert = (text: string): string =>
  text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(controls, picture)
    .replace(directions, '\ufffd')

function picture(control: string): string {
  const code = control.charCodeAt(0)
  if (code === 0x7f) return deletePicture
  return code < 0x20 ? String.fromCharCode(controlPictures + code) : '\ufffd'
}
