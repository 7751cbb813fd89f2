package gen

import "strings"

// reserved are the names, in lower case, that a prop can't have, and whose they are.
var reserved = names(map[string]string{
	"a member of every HTML element":            htmlMembers,
	"an attribute of every HTML element":        "accesskey class contenteditable enterkeyhint exportparts for is itemid itemprop itemref itemscope itemtype nonce",
	"a member of every Sonde element":           "ready view values progress pixelOf refresh retry dispose push define instance loading connectedCallback disconnectedCallback connectedMoveCallback adoptedCallback attributeChangedCallback formResetCallback",
	"React keeps it to itself":                  "children key ref suppressHydrationWarning suppressContentEditableWarning dangerouslySetInnerHTML defaultValue defaultChecked",
	"Vue keeps it to itself":                    "is vModel el",
	"Vue always makes it an attribute":          "form spellcheck draggable translate autocorrect",
	"it is a member of every JavaScript object": "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf",
})

func names(lists map[string]string) map[string]string {
	out := map[string]string{}
	for owner, list := range lists {
		for _, name := range strings.Fields(list) {
			// Two owners may have one name: the first in the alphabet answers, so that messages do not change by chance.
			if o, ok := out[strings.ToLower(name)]; !ok || owner < o {
				out[strings.ToLower(name)] = owner
			}
		}
	}
	return out
}

// htmlMembers are the properties and methods of an unknown element in Chromium 156, without constants and
// event handlers, and those that later versions of HTML add.
const htmlMembers = `
accessKey activeViewTransition addEventListener after animate append appendChild ariaActionsElements
ariaActiveDescendantElement ariaAtomic ariaAutoComplete ariaBrailleLabel ariaBrailleRoleDescription ariaBusy
ariaChecked ariaColCount ariaColIndex ariaColIndexText ariaColSpan ariaControlsElements ariaCurrent
ariaDescribedByElements ariaDescription ariaDetailsElements ariaDisabled ariaErrorMessageElements ariaExpanded
ariaFlowToElements ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLabelledByElements ariaLevel
ariaLive ariaModal ariaMultiLine ariaMultiSelectable ariaNotify ariaOrientation ariaPlaceholder ariaPosInSet
ariaPressed ariaReadOnly ariaRelevant ariaRequired ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText
ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText assignedSlot
attachInternals attachShadow attributeStyleMap attributes autocapitalize autocorrect autofocus baseURI before blur
checkVisibility childElementCount childNodes children classList className click clientHeight clientLeft clientTop
clientWidth cloneNode closest compareDocumentPosition computedStyleMap constructor contains contentEditable
currentCSSZoom customElementRegistry dataset dir dispatchEvent draggable editContext elementTiming enterKeyHint
firstChild firstElementChild focus focusGroup focusGroupStart getAnimations getAttribute getAttributeNS
getAttributeNames getAttributeNode getAttributeNodeNS getBoundingClientRect getClientRects getElementsByClassName
getElementsByTagName getElementsByTagNameNS getHTML getRootNode hasAttribute hasAttributeNS hasAttributes
hasChildNodes hasPointerCapture headingOffset headingReset hidden hidePopover id inert innerHTML innerText inputMode
insertAdjacentElement insertAdjacentHTML insertAdjacentText insertBefore isConnected isContentEditable
isDefaultNamespace isEqualNode isSameNode lang lastChild lastElementChild localName lookupNamespaceURI lookupPrefix
matches moveBefore namespaceURI nextElementSibling nextSibling nodeName nodeType nodeValue nonce normalize
offsetHeight offsetLeft offsetParent offsetTop offsetWidth outerHTML outerText ownerDocument parentElement
parentNode part popover prefix prepend previousElementSibling previousSibling pseudo querySelector querySelectorAll
releasePointerCapture remove removeAttribute removeAttributeNS removeAttributeNode removeChild removeEventListener
replaceChild replaceChildren replaceWith requestFullscreen requestPointerLock role scroll scrollBy scrollHeight
scrollIntoView scrollIntoViewIfNeeded scrollLeft scrollTo scrollTop scrollWidth setAttribute setAttributeNS
setAttributeNode setAttributeNodeNS setHTML setHTMLUnsafe setPointerCapture shadowRoot showPopover slot spellcheck
startViewTransition style tabIndex tagName textContent title toggleAttribute togglePopover translate
virtualKeyboardPolicy webkitMatchesSelector webkitRequestFullScreen webkitRequestFullscreen webkitdirectory when
writingSuggestions`
