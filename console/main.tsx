import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import { Console } from './console.tsx'
import { startWords } from './locale/words.ts'
import { trustMadeStyles } from './nonce.ts'

const place = document.getElementById('console')
if (!place) throw new Error('the page has no element "console"')
trustMadeStyles()
await startWords()
createRoot(place).render(<Console />)
