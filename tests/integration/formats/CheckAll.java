import com.adobe.epubcheck.api.EpubCheck;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs EPUBCheck over several books in one process: a line for each, with its name, its code (0: no errors), and what was said. */
public class CheckAll {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      StringWriter said = new StringWriter();
      int code = new EpubCheck(new File(file), new PrintWriter(said)).doValidate();
      String faults = said.toString().lines().filter(line -> line.matches("(?:ERROR|FATAL|WARNING|INFO)\\([A-Z].*")).reduce("", (a, b) -> a + " " + b);
      System.out.println(new File(file).getName() + " " + code + faults);
    }
  }
}
