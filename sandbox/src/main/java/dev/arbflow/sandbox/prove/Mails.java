package dev.arbflow.sandbox.prove;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares mails by their Message-IDs.
 *
 * @param sent different mails that came
 * @param lost mails that never came
 * @param surplus mails that nobody should have got
 * @param repeated how often a mail came again
 */
record Mails(int sent, int lost, int surplus, int repeated) {

    static Mails compare(List<String> came, List<String> expected) {
        Set<String> sent = new HashSet<>(came);
        Set<String> alerts = new HashSet<>(expected);
        Set<String> lost = new HashSet<>(alerts);
        lost.removeAll(sent);
        Set<String> surplus = new HashSet<>(sent);
        surplus.removeAll(alerts);
        return new Mails(sent.size(), lost.size(), surplus.size(), came.size() - sent.size());
    }

    /** Whether nothing is lost or invented, and no crash repeated more than one. */
    boolean fine(int crashes) {
        return lost + surplus == 0 && repeated <= crashes;
    }

    String text() {
        return "%-22s %8d held %6d missing %6d surplus %6d repeated"
                .formatted("mails", sent, lost, surplus, repeated);
    }
}
