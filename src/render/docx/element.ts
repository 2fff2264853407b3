// An XML element that docx has no class for; docx escapes what stands in it.
import { BuilderElement, type XmlComponent } from 'docx';

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (string | XmlComponent)[] = [],
): BuilderElement {
  return new BuilderElement({
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, { key, value }]),
    ) as Record<string, { key: string; value: string }>,
    children: children as BuilderElement[],
  });
}
