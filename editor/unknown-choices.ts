// Choices of drop-downs that a project's packages do not have: a pin of the board that the project was for before, or a member of an
// enum that an extension has given up. Blockly would put its first choice in their place, and the program would do something else;
// kept, they are mistakes that are marked at their blocks.

import { pxt } from "./pxt.js";

const ENUM_MEMBER = /^[A-Z]\w*\.(\w+)$/;

/** Has drop-downs keep, and show by its name, a member of an enum that is none of their choices. */
export function keepUnknownChoices(): void {
  const dropdown = pxt.blocks.requireBlockly().FieldDropdown.prototype;
  const validate = dropdown.doClassValidation_;
  dropdown.doClassValidation_ = function (value) {
    const choices = this.getOptions(true);
    const [, name] = ENUM_MEMBER.exec(String(value)) ?? [];
    if (name !== undefined && !choices.some(([, choice]) => choice === value)) choices.push([name, value]);
    return validate.call(this, value);
  };
}
