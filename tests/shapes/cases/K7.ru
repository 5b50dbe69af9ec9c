# expect: Z12 Violation | id/kamerstuk/21501-02-2976/nagekomen/1 | kg:promisedTo | Class
# expect: K7 Violation | id/kamerstuk/21501-02-2976/motie/1 | kg:mover | Class
DELETE DATA { <id/kamerstuk/21501-02-2976/motie/1/indiener/1> a kg:Person }
