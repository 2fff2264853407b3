// An XML element that docx has no class for; docx escapes what stands in it.
import { XmlComponent } from 'docx';

class Element extends XmlComponent {
  constructor(name: string, parts: readonly (string | object)[]) {
    super(name);
    this.root.push(...parts);
  }
}

/** `_attr` is what docx itself makes of attributes when it writes them, one copy of them an attribute. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (string | XmlComponent)[] = [],
): XmlComponent => new Element(name, [{ _attr: attributes }, ...children]);
