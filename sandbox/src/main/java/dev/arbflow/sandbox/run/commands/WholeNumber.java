package dev.arbflow.sandbox.run.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number, 1 or more, of whatever an option counts. */
final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new TypeConversionException("must be 1 or more, not " + value);
        }
        return number;
    }
}
