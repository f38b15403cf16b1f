package dev.arbflow.connector.mail;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The last few ids it was told; the oldest makes room for the newest. */
final class RecentIds {
    private final int capacity;
    private final Set<String> ids = new LinkedHashSet<>();

    RecentIds(int capacity) {
        this.capacity = capacity;
    }

    void add(String id) {
        ids.remove(id); // to become the newest
        ids.add(id);
        if (ids.size() > capacity) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    /** The oldest first. */
    List<String> toList() {
        return List.copyOf(ids);
    }
}
