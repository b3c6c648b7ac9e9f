"""Who did what to whom goes in, measures of the network and of everybody in it come out.

It must not know where the deeds come from, nor how measures are shown.
"""

from geocyber.measuring.measure import measure
from geocyber.measuring.values import ActorMeasures, Balance, Deed, GraphMeasures, Measures, Sign

__all__ = ["ActorMeasures", "Balance", "Deed", "GraphMeasures", "Measures", "Sign", "measure"]
