-- What Linnworks listed but did not hand out was filed under the print of its header, so that nobody asked for it again while
-- the header stayed as it was.

update source_record s set print = 'not handed out ' || s.print
from hold h
where h.company_id = s.company_id and h.kind = s.kind and h.source_id = s.source_id and h.state = 'open'
    and exists (select from unnest(h.reasons) reason where reason like 'Linnworks does not hand out order %');
