# expect: E6 Violation | id/kamerstuk/21501-02-2976 | - | SPARQL
# expect: T19 Violation | id/kamerstuk/21501-02-2976 | (kg:agendaFor|kg:reportOf) | Class
DELETE DATA { <id/raad/RBZ/2024-11-18> a kg:CouncilMeeting }
