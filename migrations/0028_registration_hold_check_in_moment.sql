-- A check-in that is moved to another moment is looked at again.
DROP TRIGGER check_ins_badge_opens ON check_ins;
--> statement-breakpoint
CREATE TRIGGER check_ins_badge_opens BEFORE INSERT OR UPDATE OF result, badge_id, direction, at ON check_ins
  FOR EACH ROW EXECUTE FUNCTION hold_check_in_badge();
