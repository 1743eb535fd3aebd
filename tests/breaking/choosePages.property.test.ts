import { testPagesOfGalleys, testPagesOfTexts } from '../kit/pageChoiceChecks.js'

// As many as take a few seconds; `npm run conformance` tries a thousand galleys.
testPagesOfGalleys(300)
testPagesOfTexts(150)
