# expect: G4 Violation | graph/kst-21501-02-2976 | kg:sha256 | Pattern
DELETE { ?g kg:sha256 ?d } INSERT { ?g kg:sha256 "0123" } WHERE { ?g kg:sha256 ?d }
