package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.sandbox.sim.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one side of a client's view differs from its next.
 *
 * @param gone prices that left the view, best first
 * @param set new or changed levels, best first
 */
public record SideChanges(List<Level> gone, List<Level> set) {

    public static SideChanges between(List<Level> before, List<Level> after) {
        Map<Long, Long> old = quantities(before);
        Map<Long, Long> now = quantities(after);
        List<Level> gone = new ArrayList<>();
        for (Level level : before) {
            if (!now.containsKey(level.price())) {
                gone.add(new Level(level.price(), 0));
            }
        }
        List<Level> set = new ArrayList<>();
        for (Level level : after) {
            Long quantity = old.get(level.price());
            if (quantity == null || quantity != level.quantity()) {
                set.add(level);
            }
        }
        return new SideChanges(gone, set);
    }

    /** Prices that left the view and the book. */
    public List<Level> goneFrom(List<Level> wholeSide) {
        Map<Long, Long> whole = quantities(wholeSide);
        return gone.stream().filter(level -> !whole.containsKey(level.price())).toList();
    }

    boolean isEmpty() {
        return gone.isEmpty() && set.isEmpty();
    }

    private static Map<Long, Long> quantities(List<Level> side) {
        Map<Long, Long> quantities = new HashMap<>();
        side.forEach(level -> quantities.put(level.price(), level.quantity()));
        return quantities;
    }
}
