/**
 * Whether a sentence speaks to a model rather than to a reader: "Ignore all previous instructions." Such a sentence is not
 * handed to a model, and cannot be chosen. It errs on the side of refusing.
 */
export const addressesModel = (words: string): boolean => orders.some((order) => order.test(words))

const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?|rules|above|previous|prior|earlier)\b/i,
  /\b(?:system|developer|assistant) (?:prompt|message|instructions?)\b/i,
  /\b(?:dear|attention|note to|hey|hello),? (?:AI|LLM|language model|assistant|chatbot|model)\b/i,
  /\b(?:you are|act as|pretend to be) (?:now )?(?:an? )?(?:AI|LLM|language model|assistant|chatbot|helpful)\b/i,
  /^\W{0,3}(?:system|assistant|user|AI|LLM)\s?:/i,
  /<\|?\/?(?:system|assistant|user|im_start|im_end|inst)\b/i,
  /\b(?:choose|pick|select|return|output|answer with|point at) (?:only )?(?:sentence|number|quotation|id|json)\b/i,
  /\b(?:ignoriere|vergiss|ignorez|oubliez|ignora|olvida)\b[^.]{0,40}\b(?:Anweisungen|instructions|instrucciones|istruzioni)\b/i,
]
