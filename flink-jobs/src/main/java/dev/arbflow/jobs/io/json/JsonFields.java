package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads the fields of a JSON object, each of exactly the type that is asked for. */
final class JsonFields {
    /** Beyond this, a decimal is an attack on memory and no amount. */
    private static final int MAX_DIGITS = 100;

    private final JsonNode object;
    private final int minor;
    private final UnknownValues unknown;

    /**
     * @param what how errors call it
     * @param minor minor version of the schema that the record was written with
     * @param unknown is told of values that only a newer release knows
     * @throws ReadError if it is not an object
     */
    JsonFields(JsonNode node, String what, int minor, UnknownValues unknown) throws ReadError {
        if (!node.isObject()) {
            throw new ReadError(what + " must be an object, not " + kind(node));
        }
        this.object = node;
        this.minor = minor;
        this.unknown = unknown;
    }

    /** Whether the record was written before a minor version. */
    boolean isOlderThan(int since) {
        return minor < since;
    }

    boolean isAbsent(String field) {
        return !object.has(field);
    }

    /** Whether the field is null; it must be there. */
    boolean isNull(String field) throws ReadError {
        return present(field).isNull();
    }

    UnknownValues unknown() {
        return unknown;
    }

    String text(String field) throws ReadError {
        return expect(field, JsonNodeType.STRING).textValue();
    }

    boolean flag(String field) throws ReadError {
        return expect(field, JsonNodeType.BOOLEAN).booleanValue();
    }

    /** A finite number. */
    double number(String field) throws ReadError {
        return finite(present(field), field);
    }

    long integer(String field) throws ReadError {
        JsonNode node = present(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new ReadError(field + " must be a whole number, not " + shown(node));
        }
        return node.longValue();
    }

    int smallInteger(String field) throws ReadError {
        long value = integer(field);
        if (value != (int) value) {
            throw new ReadError(field + " must be a whole number of 32 bits, not " + value);
        }
        return (int) value;
    }

    /** An exact decimal, written as text. */
    BigDecimal decimal(String field) throws ReadError {
        String text = text(field);
        try {
            if (text.length() <= MAX_DIGITS) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs(value.scale()) <= MAX_DIGITS) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // said below: the exception names neither field nor text
        }
        throw new ReadError(field + " must be a decimal, not '" + text + "'");
    }

    JsonFields object(String field) throws ReadError {
        return new JsonFields(present(field), field, minor, unknown);
    }

    String[] texts(String field) throws ReadError {
        JsonNode array = expect(field, JsonNodeType.ARRAY);
        String[] values = new String[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).isTextual()) {
                throw new ReadError(field + " must hold texts, not " + kind(array.get(i)));
            }
            values[i] = array.get(i).textValue();
        }
        return values;
    }

    long[] integers(String field) throws ReadError {
        JsonNode array = expect(field, JsonNodeType.ARRAY);
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            if (!array.get(i).isIntegralNumber() || !array.get(i).canConvertToLong()) {
                throw new ReadError(field + " must hold integers, not " + kind(array.get(i)));
            }
            values[i] = array.get(i).longValue();
        }
        return values;
    }

    /** Pairs of price and quantity, all greater than zero. */
    Ladder levels(String field) throws ReadError {
        if (object.get(field) instanceof POJONode read) {
            return (Ladder) read.getPojo();
        }
        JsonNode array = expect(field, JsonNodeType.ARRAY);
        double[] prices = new double[array.size()];
        double[] quantities = new double[array.size()];
        for (int i = 0; i < prices.length; i++) {
            JsonNode pair = array.get(i);
            if (!pair.isArray() || pair.size() != 2) {
                throw new ReadError(field + " must hold pairs of price and quantity");
            }
            prices[i] = positive(pair.get(0), field);
            quantities[i] = positive(pair.get(1), field);
        }
        return new Ladder(prices, quantities);
    }

    private static double positive(JsonNode node, String field) throws ReadError {
        double value = finite(node, field);
        if (value <= 0) {
            throw new ReadError(field + " must hold numbers greater than zero, not " + value);
        }
        return value;
    }

    private static double finite(JsonNode node, String field) throws ReadError {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new ReadError(field + " must be a finite number, not " + shown(node));
        }
        return node.doubleValue();
    }

    private JsonNode expect(String field, JsonNodeType type) throws ReadError {
        JsonNode node = present(field);
        if (node.getNodeType() != type) {
            throw new ReadError(
                    field
                            + " must be of type "
                            + type.name().toLowerCase(Locale.ROOT)
                            + ", not "
                            + kind(node));
        }
        return node;
    }

    private JsonNode present(String field) throws ReadError {
        JsonNode node = object.get(field);
        if (node == null) {
            throw new ReadError(field + " is missing");
        }
        return ShallowTree.inFull(node);
    }

    private static String shown(JsonNode node) {
        return node.isNumber() ? node.asText() : kind(node);
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
