import { testLayOutOf } from '../kit/layoutChecks.js'

// As many as take a few seconds; `npm run conformance` tries a thousand.
testLayOutOf(120)
