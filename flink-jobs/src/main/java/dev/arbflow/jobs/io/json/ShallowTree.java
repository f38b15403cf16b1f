package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.arbflow.market.book.Ladder;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads what nearly every record is, an object of single values, lists of them and levels, without
 * a node for each number of each level.
 *
 * <p>Levels become a node that holds a {@link Ladder}. Whatever is unusual, wrong above all, gives
 * no tree here: Jackson's own reading then says what it is.
 */
final class ShallowTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Levels a side that are usual. */
    private static final int USUAL_DEPTH = 25;

    private final JsonParser parser;

    private ShallowTree(JsonParser parser) {
        this.parser = parser;
    }

    /** The object that a parser stands before, or null if it has to be read in full. */
    static JsonNode readOrNull(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        ObjectNode object = new ShallowTree(parser).object();
        return object != null && parser.nextToken() == null ? object : null;
    }

    /** The node that Jackson's own reading gives in place of one of levels; any other as it is. */
    static JsonNode inFull(JsonNode node) {
        if (!(node instanceof POJONode read)) {
            return node;
        }
        Ladder levels = (Ladder) read.getPojo();
        ArrayNode pairs = NODES.arrayNode(levels.depth());
        for (int i = 0; i < levels.depth(); i++) {
            pairs.addArray().add(levels.prices()[i]).add(levels.quantities()[i]);
        }
        return pairs;
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonNode value = parser.nextToken() == JsonToken.START_ARRAY ? list() : single();
            if (value == null || object.replace(name, value) != null) {
                return null;
            }
        }
        return object;
    }

    /** The value that the parser stands on, or null. */
    private JsonNode single() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> null;
        };
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> null;
        };
    }

    private JsonNode list() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            Ladder levels = levels();
            return levels == null ? null : NODES.pojoNode(levels);
        }
        ArrayNode values = NODES.arrayNode();
        while (token != JsonToken.END_ARRAY) {
            JsonNode value = token == null ? null : single();
            if (value == null) {
                return null;
            }
            values.add(value);
            token = parser.nextToken();
        }
        return values;
    }

    /** Pairs of numbers greater than zero, the first of which has begun; or null. */
    private Ladder levels() throws IOException {
        double[] prices = new double[USUAL_DEPTH];
        double[] quantities = new double[USUAL_DEPTH];
        int depth = 0;
        do {
            if (depth == prices.length) {
                prices = Arrays.copyOf(prices, 2 * depth);
                quantities = Arrays.copyOf(quantities, 2 * depth);
            }
            prices[depth] = positiveOrNaN();
            quantities[depth] = positiveOrNaN();
            if (Double.isNaN(prices[depth] + quantities[depth])
                    || parser.nextToken() != JsonToken.END_ARRAY) {
                return null;
            }
            depth++;
        } while (parser.nextToken() == JsonToken.START_ARRAY);
        return parser.currentToken() == JsonToken.END_ARRAY
                ? new Ladder(Arrays.copyOf(prices, depth), Arrays.copyOf(quantities, depth))
                : null;
    }

    private double positiveOrNaN() throws IOException {
        JsonToken token = parser.nextToken();
        double value = Double.NaN;
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            value = parser.getDoubleValue();
        } else if (token == JsonToken.VALUE_NUMBER_INT && isLong()) {
            value = parser.getLongValue();
        }
        return value > 0 && value < Double.POSITIVE_INFINITY ? value : Double.NaN;
    }

    private boolean isLong() throws IOException {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }
}
