package dev.arbflow.sandbox.venues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a frame looks like, whatever it says: where which type of value stands, and in which order
 * an object's names come.
 *
 * @param types of each place, for example {@code data[].bids[][0] STRING}; an array of arrays or of
 *     objects is a list of any length, another one a tuple
 * @param orders names of each object, in order
 */
record FrameShape(Set<String> types, Set<String> orders) {

    FrameShape() {
        this(new TreeSet<>(), new TreeSet<>());
    }

    /** Adds what another frame of the same kind looks like. */
    void add(JsonNode frame) {
        add("", frame);
    }

    private void add(String place, JsonNode node) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            orders.add(place + " {" + String.join(",", names) + "}");
            names.forEach(name -> add(place + '.' + name, node.get(name)));
        } else if (node.isArray() && isList(node)) {
            node.forEach(element -> add(place + "[]", element));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(place + '[' + i + ']', node.get(i));
            }
        } else {
            types.add(place + ' ' + node.getNodeType());
        }
    }

    private static boolean isList(JsonNode array) {
        for (JsonNode element : array) {
            if (element.getNodeType() != JsonNodeType.ARRAY && !element.isObject()) {
                return false;
            }
        }
        return true;
    }
}
