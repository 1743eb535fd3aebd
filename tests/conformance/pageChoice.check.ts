import { testPagesOfGalleys, testPagesOfTexts } from '../kit/pageChoiceChecks.js'

testPagesOfGalleys(1000)
testPagesOfTexts(600)
