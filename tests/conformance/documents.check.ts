import { testLayOutOf } from '../kit/layoutChecks.js'

testLayOutOf(1000)
