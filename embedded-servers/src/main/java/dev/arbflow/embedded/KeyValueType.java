package dev.arbflow.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;

/** Keys of an index: one text is compared and kept as such, before all others in order. */
final class KeyValueType extends BasicDataType<KeyValue> {
    private static final byte TEXT = 0;
    private static final byte OTHER = 1;

    private final StringDataType text = StringDataType.INSTANCE;
    private final ObjectDataType other = new ObjectDataType();

    @Override
    public int compare(KeyValue left, KeyValue right) {
        String leftText = textOf(left);
        String rightText = textOf(right);
        if (leftText != null && rightText != null) {
            return leftText.compareTo(rightText);
        }
        if (leftText == null && rightText == null) {
            return other.compare(left, right);
        }
        return leftText != null ? -1 : 1;
    }

    @Override
    public int getMemory(KeyValue key) {
        String keyText = textOf(key);
        return keyText != null ? text.getMemory(keyText) : other.getMemory(key);
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        String keyText = textOf(key);
        if (keyText != null) {
            text.write(out.put(TEXT), keyText);
        } else {
            other.write(out.put(OTHER), key);
        }
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        return in.get() == TEXT ? new KeyValue(text.read(in)) : (KeyValue) other.read(in);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static String textOf(KeyValue key) {
        return key.size() == 1 && key.get(0) instanceof String value ? value : null;
    }
}
