package dev.cloudcart.shell.session;

/// Ends the program where the memory does not suffice: nobody knows then what was left undone. The JVM's own way of
/// ending has a status that means something else to us.
public final class OutOfMemory {

    private static final String SENTENCE = """
            The memory of the program did not suffice: give it more, such as JAVA_OPTS=-Xmx512m, and start it again.""";

    private OutOfMemory() {}

    /// From now on the program ends when any thread dies of it.
    public static void endsTheProgram() {
        Thread.setDefaultUncaughtExceptionHandler(OutOfMemory::tell);
    }

    public static void tell(Thread thread, Throwable failure) {
        if (isIn(failure)) {
            end();
        }
        System.err.println("Something failed that nobody foresaw, in the thread " + thread.getName() + ":");
        failure.printStackTrace();
    }

    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError || isOfAClass(cause)) {
                return true;
            }
        }
        return false;
    }

    /// Of a class that could not be made ready for want of memory, only the words are left when it is wanted again.
    private static boolean isOfAClass(Throwable cause) {
        return cause instanceof ExceptionInInitializerError
                && String.valueOf(cause.getMessage()).contains(OutOfMemoryError.class.getName());
    }

    /// At once, whatever else is running: it could not be ended in order.
    static void end() {
        try {
            System.err.println(SENTENCE);
        } finally {
            Runtime.getRuntime().halt(ExitStatus.TROUBLE);
        }
    }
}
