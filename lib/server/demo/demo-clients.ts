import { anadoluPazar } from '@/lib/server/demo/clients/anadolu-pazar'
import { casaLumen } from '@/lib/server/demo/clients/casa-lumen'
import { floraNorte } from '@/lib/server/demo/clients/flora-norte'
import { harbourAndPine } from '@/lib/server/demo/clients/harbour-and-pine'
import { kestrelOutdoor } from '@/lib/server/demo/clients/kestrel-outdoor'
import { kopiNusantara } from '@/lib/server/demo/clients/kopi-nusantara'
import { kupferkessel } from '@/lib/server/demo/clients/kupferkessel'
import { masalaRoute } from '@/lib/server/demo/clients/masala-route'
import { nordlysReiser } from '@/lib/server/demo/clients/nordlys-reiser'
import { rutaSur } from '@/lib/server/demo/clients/ruta-sur'
import { savannaMobile } from '@/lib/server/demo/clients/savanna-mobile'
import { veloCardinal } from '@/lib/server/demo/clients/velo-cardinal'
import type { DemoClient } from '@/lib/server/demo/demo-client'

/** The demonstration's clients. The first one's first channel is the one that the examples send by. */
export const demoClients: readonly DemoClient[] = [
  floraNorte,
  casaLumen,
  kupferkessel,
  veloCardinal,
  nordlysReiser,
  harbourAndPine,
  kestrelOutdoor,
  rutaSur,
  anadoluPazar,
  masalaRoute,
  kopiNusantara,
  savannaMobile,
]
